"""What sold goods bring their merchants: fees, earnings, claw-back."""
