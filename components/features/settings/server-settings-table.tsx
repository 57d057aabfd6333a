import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'

export interface ServerSettingRow {
  name: string
  description: string
  value: string | null
  origin: 'environment' | 'default'
  isSecret: boolean
}

/** Every server-wide switch: what is in force and where it comes from. */
export function ServerSettingsTable({ settings }: { settings: ServerSettingRow[] }) {
  return (
    <Table aria-label="Server settings">
      <THead>
        <Tr>
          <Th>Setting</Th>
          <Th>In force</Th>
          <Th>Comes from</Th>
        </Tr>
      </THead>
      <TBody>
        {settings.map((setting) => (
          <Tr key={setting.name}>
            <Td className="py-2 align-top">
              <span className="mono">{setting.name}</span>
              <p className="max-w-prose text-muted">{setting.description}</p>
            </Td>
            <Td className="py-2 align-top">
              <SettingValue setting={setting} />
            </Td>
            <Td className="py-2 align-top whitespace-nowrap">
              {setting.origin === 'environment' ? <Badge tone="info">Environment</Badge> : <Badge>Default</Badge>}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  )
}

function SettingValue({ setting }: { setting: ServerSettingRow }) {
  if (setting.isSecret) {
    return setting.origin === 'environment' ? (
      <Status tone="good">Set, not shown</Status>
    ) : (
      <span className="text-muted">not set</span>
    )
  }
  if (setting.value === null) return <span className="text-muted">off</span>
  return <span className="mono break-all">{setting.value}</span>
}
