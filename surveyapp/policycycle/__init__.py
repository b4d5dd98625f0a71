"""The policy cycle: its nine steps, their worksheets with every change kept, and what one step hands to another."""
