"""What stands above the words of the municipality itself."""

TEXTS = {
    "Toelichting van de gemeente ({signed})": "Explanation by the municipality ({signed})",
    "Aanbevelingen van de gemeente ({signed})": "Recommendations by the municipality ({signed})",
}
