"""What Alembic runs to make and change the tables."""
