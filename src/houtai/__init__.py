"""houtai (后台): the complete back office of an e-commerce business."""
