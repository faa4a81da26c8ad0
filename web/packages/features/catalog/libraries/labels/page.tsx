/** Labels and service promises: two short lists on one page. */
import { useState } from 'react'
import { Tabs } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { Labels } from './labels'
import { Promises } from './promises'
import { useText } from './texts'

export default function LabelsAndPromises() {
  const t = useText()
  const [tab, setTab] = useState('labels')
  const items = [
    { key: 'labels', label: t('labels'), children: <Labels /> },
    { key: 'promises', label: t('promises'), children: <Promises /> },
  ]
  return (
    <PlainPage title={t('title')} what={t('what')}>
      <Tabs activeKey={tab} onChange={setTab} items={items} destroyOnHidden />
    </PlainPage>
  )
}
