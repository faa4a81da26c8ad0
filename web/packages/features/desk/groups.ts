/** Which tiles somebody sees, and under which part of the menu. */
import type { Schema } from '@api/types'
import { isFor, MENU, type May, type MenuGroup, type Page } from '@ui/pages'

export type Duty = Schema<'DutyView'>

export interface DutyGroup {
  group: MenuGroup
  duties: Duty[]
}

const MOST = 999

/** The page behind a link of a tile, if this console has it. */
function pageOf(link: string, pages: readonly Page[], may: May): Page | undefined {
  const path = link.split('?')[0]
  return pages.find((page) => page.path === path && isFor(page, may))
}

function menuOfPage(page: Page, pages: readonly Page[]): MenuGroup | undefined {
  return page.menu ?? pages.find((one) => one.path === page.under)?.menu
}

/** In the order of the menu; within a group as the server has them. */
export function groupsOf(duties: readonly Duty[], pages: readonly Page[], may: May): DutyGroup[] {
  const placed = duties.flatMap((duty) => {
    const page = pageOf(duty.link, pages, may)
    const group = page && menuOfPage(page, pages)
    return group === undefined ? [] : [{ group, duty }]
  })
  return (Object.keys(MENU) as MenuGroup[])
    .map((group) => ({ group, duties: placed.filter((one) => one.group === group).map((one) => one.duty) }))
    .filter((one) => one.duties.length > 0)
}

/** As it stands on the tile. */
export function shownCount({ count, more }: Duty): string {
  return more || count > MOST ? `${MOST}+` : String(count)
}
