import { joinPage } from '@features/merchants/join/pages'
import { start } from '@ui/start'
import { slots } from '../slots'
import { pages } from './pages'

start({ kind: 'merchant', pages }, { ...slots, strangers: [joinPage] })
