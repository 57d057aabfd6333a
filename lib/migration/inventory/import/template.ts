import { csvRow } from '@/lib/base/csv'
import { INVENTORY_COLUMNS, type InventoryColumn } from '@/lib/schemas/migration/inventory-import'

type Line = Partial<Record<InventoryColumn, string>>

/** One thing of each kind, so that a file can be begun by changing them. */
export function templateLines(domainName: string): Line[] {
  const environment = 'AURORA/UAT'
  return [
    { kind: 'customer', name: 'Aurora Hotels' },
    { kind: 'partner', code: 'RATEMATE', name: 'Ratemate' },
    { kind: 'gateway', parent: domainName, name: 'north-uat', host: 'north-uat.gateway.example' },
    { kind: 'enterprise', parent: 'Aurora Hotels', code: 'AURORAHG', name: 'Aurora Hotel Group' },
    { kind: 'chain', parent: 'AURORAHG', code: 'AURORA', name: 'Aurora' },
    { kind: 'property', parent: 'AURORA', code: 'OSL01', name: 'Aurora Oslo' },
    { kind: 'property', parent: 'AURORA', code: 'BGO01', name: 'Aurora Bergen' },
    { kind: 'environment', parent: 'AURORA', code: 'UAT', type: 'NON_PRODUCTION', gateway: 'north-uat' },
    { kind: 'application', parent: 'Aurora Hotels', name: 'Data warehouse' },
    { kind: 'application', partner: 'RATEMATE', name: 'Rate push' },
    {
      kind: 'integration',
      parent: environment,
      name: 'Nightly extract',
      application: 'Data warehouse',
      email: 'it@aurora.example',
    },
    {
      kind: 'integration',
      parent: environment,
      name: 'Ratemate rates',
      partner: 'RATEMATE',
      application: 'Rate push',
      email: 'support@ratemate.example',
      streaming: 'yes',
      separated: 'no',
    },
    { kind: 'user', parent: environment, name: 'DWH_EXTRACT', integration: 'Nightly extract' },
    { kind: 'user', parent: environment, name: 'RATEMATE_UAT', integration: 'Ratemate rates' },
    { kind: 'client', parent: environment, code: 'AURORA_UAT_SHARED' },
    { kind: 'client', parent: environment, code: 'AURORA_UAT_RATEMATE', partner: 'RATEMATE' },
    { kind: 'connection', parent: environment, partner: 'RATEMATE', properties: 'OSL01' },
  ]
}

export function csvTemplate(domainName: string): string {
  const lines = templateLines(domainName).map((line) => csvRow(INVENTORY_COLUMNS.map((column) => line[column] ?? '')))
  return [csvRow(INVENTORY_COLUMNS), ...lines].join('')
}

/** Objects of a list, one a line, which is how a long file is read best. */
export function jsonTemplate(domainName: string): string {
  return `[\n${templateLines(domainName)
    .map((line) => `  ${JSON.stringify(line)}`)
    .join(',\n')}\n]\n`
}
