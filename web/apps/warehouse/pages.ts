/** What this console shows. The menu follows from it and from what somebody may do. */
import { pages as printingPages } from '@features/printing/pages'
import { pages as approvalPages } from '@features/approvals/pages'
import { pages as auditPages } from '@features/audit/pages'
import { pages as deskPages } from '@features/desk/pages'
import { pages as exportPages } from '@features/exports/pages'
import { pages as noticePages } from '@features/notices/pages'
import { pages as filesPages } from '@features/files/pages'
import { pages as ledgerPages } from '@features/ledger/pages'
import { pages as sheetPages } from '@features/sheets/pages'
import { warehousePages } from '@features/fulfilment/pages'
import { pages as inventoryPages, receivingPages } from '@features/inventory/pages'
import { pages as identityPages } from '@features/identity/pages'
import { pages as wmsPages } from '@features/wms/pages'
import { securityPages } from '@features/identity/security/pages'
import type { Page } from '@ui/pages'

export const pages: Page[] = [...deskPages, ...identityPages, ...securityPages, ...approvalPages, ...auditPages, ...exportPages, ...noticePages, ...filesPages, ...ledgerPages, ...inventoryPages, ...warehousePages, ...receivingPages, ...wmsPages, ...printingPages, ...sheetPages]
