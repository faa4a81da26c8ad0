/** What this console shows. The menu follows from it and from what somebody may do. */
import { pages as approvalPages } from '@features/approvals/pages'
import { pages as auditPages } from '@features/audit/pages'
import { templatePages as specTemplatePages } from '@features/catalog/libraries/pages'
import { pages as productPages, revisionPages } from '@features/catalog/products/pages'
import { pages as exportPages } from '@features/exports/pages'
import { pages as noticePages, webhookPages } from '@features/notices/pages'
import { pages as filesPages } from '@features/files/pages'
import { pages as ledgerPages } from '@features/ledger/pages'
import { pages as logisticsPages } from '@features/logistics/pages'
import { pages as sheetPages } from '@features/sheets/pages'
import { pages as inventoryPages, poolPages } from '@features/inventory/pages'
import { pages as identityPages } from '@features/identity/pages'
import { securityPages } from '@features/identity/security/pages'
import { ownPages as merchantPages } from '@features/merchants/pages'
import type { Page } from '@ui/pages'

export const pages: Page[] = [...identityPages, ...securityPages, ...approvalPages, ...auditPages, ...productPages, ...revisionPages, ...specTemplatePages, ...exportPages, ...noticePages, ...webhookPages, ...filesPages, ...ledgerPages, ...inventoryPages, ...poolPages, ...logisticsPages, ...sheetPages, ...merchantPages]
