/** The category tree at the left, the chosen category at the right. */
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api } from '@api/client'
import { FolderOutlined, PlusOutlined, UploadOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Card, Flex, Space } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { Told } from '@ui/told'
import { CategoryForm } from './form'
import { grown } from './nodes'
import { Panel } from './panel'
import { useText } from './texts'
import { TreeCard } from './tree-card'

const FUNCTION = 'catalog.category'

export default function Categories() {
  const t = useText()
  const may = useMay()(FUNCTION, 'write')
  const [params, setParams] = useSearchParams()
  const [isNew, setNew] = useState(false)
  const asked = api.useQuery('get', '/api/console/catalog/categories')
  const tree = useMemo(() => grown(asked.data ?? []), [asked.data])
  const chosen = params.get('id')
  const choose = (id: string | null) => setParams(id === null ? {} : { id }, { replace: true })
  const buttons = may && (
    <Space>
      <Link to="/sheets/catalog.categories">
        <Button icon={<UploadOutlined />}>{t('import')}</Button>
      </Link>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
        {t('new.root')}
      </Button>
    </Space>
  )
  return (
    <PlainPage title={t('title')} what={t('what')} primary={buttons} asked={asked}>
      <Flex gap={16} align="start">
        <TreeCard tree={tree} chosen={chosen} onChoose={choose} may={may} />
        <div style={{ flex: 1, minWidth: 0 }}>
          {chosen !== null && tree.all.has(chosen) ? (
            <Panel key={chosen} id={chosen} tree={tree} may={may} onChoose={choose} />
          ) : (
            <Card>
              <Told icon={<FolderOutlined />} title={t(asked.data?.length === 0 ? 'none' : 'choose')} what={t('choose.what')} />
            </Card>
          )}
        </div>
      </Flex>
      {isNew && <CategoryForm parent={null} onClose={() => setNew(false)} onMade={choose} />}
    </PlainPage>
  )
}
