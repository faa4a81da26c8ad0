/** Whether the person at the screen may write down what goods cost. */
import { useMe } from '@ui/me'

const COST = 'inventory.stock.cost'

export function useMayCost(): boolean {
  const me = useMe()
  return me.all_fields || me.fields[COST] === 'write'
}
