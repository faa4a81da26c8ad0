/** Which of several goods that bear one code. */
import { Button, Flex, Modal } from '@ui/parts'
import { type Goods, GoodsCell } from '../goods'
import { useText } from './texts'

interface Props {
  goods: readonly Goods[]
  onChoose: (goods: Goods) => void
  onDrop: () => void
}

export function Which({ goods, onChoose, onDrop }: Props) {
  const t = useText()
  return (
    <Modal open={goods.length > 0} title={t('scan.which')} footer={null} onCancel={onDrop} destroyOnHidden>
      <Flex vertical gap={8}>
        {goods.map((one) => (
          <Button key={one.id} style={{ height: 'auto', padding: 8, justifyContent: 'start' }} onClick={() => onChoose(one)}>
            <GoodsCell goods={one} />
          </Button>
        ))}
      </Flex>
    </Modal>
  )
}
