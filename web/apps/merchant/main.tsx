import { start } from '@ui/start'
import { slots } from '../slots'
import { pages } from './pages'

start({ kind: 'merchant', pages }, slots)
