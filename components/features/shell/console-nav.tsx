import {
  AppWindow,
  BookUser,
  Boxes,
  Building2,
  CalendarDays,
  ChartLine,
  Contact,
  FileKey,
  FlaskConical,
  Gauge,
  Handshake,
  KanbanSquare,
  Layers,
  List,
  Mails,
  MonitorSmartphone,
  ScanSearch,
  ScrollText,
  Settings,
  Settings2,
  SlidersHorizontal,
  Ticket,
  UserSearch,
  Users,
  Workflow,
} from 'lucide-react'
import type { NavGroup } from '@/components/patterns/navigation'
import { routes } from '@/lib/base/routes'

const keeps = ['domain'] as const

interface ConsoleNavOptions {
  showAdministrators: boolean
  /** May look at the migration of hotels. */
  showMigration: boolean
  /** Sees nothing but the migration. */
  onlyMigration: boolean
}

/** The rail. Pages that the person may not see are left out. */
export function consoleNav({ showAdministrators, showMigration, onlyMigration }: ConsoleNavOptions): NavGroup[] {
  if (onlyMigration) return [migrationGroup]
  return [
    { items: [{ href: routes.overview(), label: 'Overview', icon: <Gauge aria-hidden />, exact: true }] },
    {
      label: 'OAuth',
      items: [
        { href: routes.domains(), label: 'Domains', icon: <Boxes aria-hidden /> },
        { href: routes.resources(), label: 'Resources', icon: <Layers aria-hidden />, keeps },
        { href: routes.clients(), label: 'Clients', icon: <AppWindow aria-hidden />, keeps },
        { href: routes.keys(), label: 'Key pairs', icon: <FileKey aria-hidden /> },
        { href: routes.users(), label: 'Users', icon: <UserSearch aria-hidden /> },
        { href: routes.consents(), label: 'Consents', icon: <Handshake aria-hidden />, keeps },
        { href: routes.sessions(), label: 'Sessions', icon: <MonitorSmartphone aria-hidden />, keeps },
        { href: routes.tokens(), label: 'Tokens', icon: <ScanSearch aria-hidden /> },
        { href: routes.playground(), label: 'Playground', icon: <FlaskConical aria-hidden />, keeps },
      ],
    },
    ...(showMigration ? [migrationGroup] : []),
    {
      label: 'Operate',
      items: [
        { href: routes.audit(), label: 'Audit log', icon: <ScrollText aria-hidden /> },
        ...(showAdministrators
          ? [{ href: routes.administrators(), label: 'Administrators', icon: <Users aria-hidden /> }]
          : []),
        { href: routes.apiTokens(), label: 'API tokens', icon: <Ticket aria-hidden /> },
        { href: routes.apiReference(), label: 'API reference', icon: <Workflow aria-hidden /> },
        { href: routes.identityStores(), label: 'Identity stores', icon: <BookUser aria-hidden /> },
        { href: routes.oauthSettings(), label: 'OAuth settings', icon: <SlidersHorizontal aria-hidden /> },
        { href: routes.settings(), label: 'Settings', icon: <Settings aria-hidden />, exact: true },
      ],
    },
  ]
}

const migrationGroup: NavGroup = {
  label: 'Migration',
  items: [
    { href: routes.migration(), label: 'Board', icon: <KanbanSquare aria-hidden />, exact: true },
    { href: routes.migrationEnvironments(), label: 'Environments', icon: <List aria-hidden /> },
    { href: routes.migrationCalendar(), label: 'Calendar', icon: <CalendarDays aria-hidden /> },
    { href: routes.migrationInventory(), label: 'Inventory', icon: <Building2 aria-hidden /> },
    { href: routes.migrationPeople(), label: 'Portal people', icon: <Contact aria-hidden /> },
    { href: routes.migrationNotices(), label: 'Notices', icon: <Mails aria-hidden /> },
    { href: routes.migrationAnalytics(), label: 'Refusals', icon: <ChartLine aria-hidden /> },
    { href: routes.migrationSettings(), label: 'Migration settings', icon: <Settings2 aria-hidden /> },
  ],
}
