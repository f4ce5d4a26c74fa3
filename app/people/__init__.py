"""Who the officers are and what each may do: invitations, roles in projects, passwords."""
