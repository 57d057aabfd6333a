import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { OAuthConfigSetting } from '@/lib/schemas/oauth-config'
import { diffSettings } from '@/lib/schemas/oauth-config-diff'
import { knownSetting } from '@/lib/schemas/oauth-config-known'

/** Settings of the map that this server does not know: kept for whoever reads them, deciding nothing here. */
export function OAuthOtherSettings({ settings }: { settings: readonly OAuthConfigSetting[] }) {
  const others = diffSettings(
    [],
    settings.filter(({ name }) => !knownSetting(name)),
  )
  if (others.length === 0) return null
  return (
    <Card>
      <CardHeader
        title="Other settings"
        description="This server does not know them. They are kept and given out as they were written, and decide nothing."
      />
      <CardBody>
        <Table aria-label="Other settings">
          <THead>
            <Tr>
              <Th>Setting</Th>
              <Th>Value</Th>
            </Tr>
          </THead>
          <TBody>
            {others.map(({ name, after }) => (
              <Tr key={name}>
                <Td mono className="break-all">
                  {name}
                </Td>
                <Td mono className="break-all">
                  {after}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </CardBody>
    </Card>
  )
}
