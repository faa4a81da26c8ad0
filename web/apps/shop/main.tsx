import { startShop } from '@ui/shop/start'
import { routes } from '@features/shop/pages'

startShop(routes)
