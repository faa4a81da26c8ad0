/** The menu: what this person may open, grouped as his work is. */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Link, matchPath, useLocation } from 'react-router'
import { Button, Flex, Menu, Typography } from 'antd'
import {
  AccountBookOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BellOutlined,
  ContainerOutlined,
  FileSearchOutlined,
  GiftOutlined,
  InboxOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  ProfileOutlined,
  SettingOutlined,
  ShopOutlined,
  TagsOutlined,
  TeamOutlined,
  TruckOutlined,
  UsergroupAddOutlined,
  WalletOutlined,
} from '@ant-design/icons'
import { Logo, useConsoleName } from './branding'
import { useConsole } from './console'
import { useBoth } from './language'
import { useMay } from './me'
import { MENU, type MenuGroup, menuOf, type Page } from './pages'
import { useShellWords } from './words-shell'

const icons: Record<MenuGroup, ReactNode> = {
  desk: <AppstoreOutlined />,
  orders: <ProfileOutlined />,
  goods: <TagsOutlined />,
  marketing: <GiftOutlined />,
  money: <WalletOutlined />,
  stock: <InboxOutlined />,
  warehouse: <ContainerOutlined />,
  merchants: <UsergroupAddOutlined />,
  shop: <ShopOutlined />,
  freight: <TruckOutlined />,
  people: <TeamOutlined />,
  approvals: <AuditOutlined />,
  notices: <BellOutlined />,
  audit: <FileSearchOutlined />,
  ledger: <AccountBookOutlined />,
  system: <SettingOutlined />,
}

/** The page of the menu that belongs to an address. */
export function chosenIn(pages: readonly Page[], address: string): Page | undefined {
  const here = pages.find((page) => matchPath(page.path, address) !== null)
  return here?.under === undefined ? here : pages.find((page) => page.path === here.under)
}

export function SideMenu({ folded, fold }: { folded: boolean; fold: () => void }) {
  const { pages } = useConsole()
  const name = useConsoleName()
  const { pathname } = useLocation()
  const may = useMay()
  const both = useBoth()
  const word = useShellWords()
  const chosen = chosenIn(pages, pathname)
  const parts = useMemo(() => menuOf(pages, may), [pages, may])
  const [open, setOpen] = useState<string[]>(() => parts.map((part) => part.group))
  const items = parts.map((part) => ({
    key: part.group,
    icon: icons[part.group],
    label: both(MENU[part.group]),
    children: part.pages.map((page) => ({ key: page.path, label: <Link to={page.path}>{both(page.title)}</Link> })),
  }))
  useEffect(() => {
    if (chosen === undefined) return
    // Newer browsers answer with a promise, which an effect must not give back.
    void document.querySelector('.ht-side .ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const opened = folded ? {} : { openKeys: open, onOpenChange: setOpen }
  return (
    <>
      <Flex align="center" gap={10} style={{ height: 56, paddingInline: folded ? 12 : 16, flex: 'none' }}>
        <Logo size={30} />
        {!folded && (
          <Typography.Text strong ellipsis style={{ fontSize: 16 }}>
            {name}
          </Typography.Text>
        )}
      </Flex>
      <Menu mode="inline" items={items} selectedKeys={chosen === undefined ? [] : [chosen.path]} {...opened} />
      <Button
        type="text"
        block
        style={{ height: 40, flex: 'none' }}
        icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        aria-label={word(folded ? 'menu.unfold' : 'menu.fold')}
        onClick={fold}
      />
    </>
  )
}
