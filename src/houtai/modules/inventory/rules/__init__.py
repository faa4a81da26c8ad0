"""Pure rules of stock: accounts of the layers, what moves them, what documents may say."""
