"""Live painting: its options, its pace, and where its picture is shown."""
