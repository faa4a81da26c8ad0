/** Categories: the great ones at the left, what lies in them and its products at the right. */
import { Link, useSearchParams } from 'react-router'
import { Refused } from '@ui/shop/failures'
import { RightOutline, SearchOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { ProductList } from '../search/product-list'
import { TabBar } from '../tab-bar'
import { useText } from './texts'
import { type CategoryNode, useCategories, useCategoryName } from './tree'

export default function CategoriesPage() {
  const t = useText()
  const asked = useCategories()
  return (
    <ShopPage title={t('title')} root extra={<Find />} bottom={<TabBar />}>
      {asked.error === null ? <Rooms tree={asked.data?.items} /> : <Refused error={asked.error} retry={() => void asked.refetch()} />}
    </ShopPage>
  )
}

function Find() {
  const t = useText()
  return (
    <Link className="hs-icon" to="/find" aria-label={t('search')}>
      <SearchOutline />
    </Link>
  )
}

function Rooms({ tree }: { tree: CategoryNode[] | undefined }) {
  const t = useText()
  const name = useCategoryName()
  const [address, setAddress] = useSearchParams()
  if (tree === undefined) return <Bone height={400} />
  const room = tree.find((one) => one.id === address.get('in')) ?? tree[0]
  if (room === undefined) return <Told title={t('none')} what={t('none.what')} />
  return (
    <div className="hs-rooms">
      <nav className="hs-rooms-rail" aria-label={t('rooms')}>
        {tree.map((one) => (
          <button type="button" key={one.id} aria-current={one === room ? 'true' : undefined} onClick={() => setAddress({ in: one.id }, { replace: true })}>
            {name(one)}
          </button>
        ))}
      </nav>
      <div className="hs-rooms-in">
        <h2>
          <Link to={`/search?category=${room.id}`}>
            {t('all', { name: name(room) })} <RightOutline aria-hidden />
          </Link>
        </h2>
        {room.children.map((below) => (
          <Below key={below.id} node={below} />
        ))}
        <ProductList asked={{ category: room.id }} narrow />
      </div>
    </div>
  )
}

function Below({ node }: { node: CategoryNode }) {
  const name = useCategoryName()
  return (
    <section>
      <h3>
        <Link to={`/search?category=${node.id}`}>
          {name(node)} <RightOutline aria-hidden />
        </Link>
      </h3>
      {node.children.length === 0 ? null : (
        <div className="hs-rooms-below">
          {node.children.map((below) => (
            <Link className="hs-chip" key={below.id} to={`/search?category=${below.id}`}>
              {name(below)}
            </Link>
          ))}
        </div>
      )}
    </section>
  )
}
