"""Documents of the policy cycle: reports that are filled from the worksheets, for instance a startnotitie."""
