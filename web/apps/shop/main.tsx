import { startShop } from '@ui/shop/start'
import { routes } from '@features/shop/pages'
import { keepOpenid } from '@features/shop/pay/scene'

keepOpenid()
startShop(routes)
