import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OAuthConfigSetting } from '@/lib/schemas/oauth-config'
import { OAUTH_CONFIG_PATH, oauthConfigPutXml, oauthConfigXml, parseOAuthConfigXml } from './oauth-config-xml'

const root = (inner: string, attributes = `Path="${OAUTH_CONFIG_PATH}"`) =>
  `<Setting Name="OAuthConfig" Type="htf:map" ${attributes}>${inner}</Setting>`
const setting = (name: string, type: string, value: OAuthConfigSetting['value']) => ({ name, type, value })

describe('OAuthConfig as XML (spec admin-api §7)', () => {
  it('reads what a PUT sends, in the order written', () => {
    const sent = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <!-- a comment -->
      <Setting Name="OAuthConfig" Type="htf:map" Path="${OAUTH_CONFIG_PATH}">
        <Setting Name="z" Type="xsd:string">a &lt;b&gt; &amp; &#x1F6AA;</Setting>
        <Setting Name="userPasswordChangeCheckEnabled" Type="xsd:boolean">true</Setting>
        <Setting Name="inner" Type="htf:map"><Setting Name="y" Type="xsd:integer">7</Setting></Setting>
        <Setting Name="empty" Type="xsd:string"/>
        <Setting Name="cdata" Type="xsd:string"><![CDATA[<&]]></Setting>
      </Setting>`
    expect(parseOAuthConfigXml(Buffer.from(sent))).toEqual([
      setting('z', 'xsd:string', 'a <b> & 🚪'),
      setting('userPasswordChangeCheckEnabled', 'xsd:boolean', 'true'),
      setting('inner', 'htf:map', [setting('y', 'xsd:integer', '7')]),
      setting('empty', 'xsd:string', ''),
      setting('cdata', 'xsd:string', '<&'),
    ])
    expect(parseOAuthConfigXml(root(''))).toEqual([])
  })

  it('writes the map inside <Configuration> for a GET, and by itself for a PUT', () => {
    const settings = [setting('ClientSecretRecoveryEnabled', 'xsd:boolean', 'true')]
    expect(oauthConfigXml(settings)).toBe(
      `<Configuration xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsd:schemaLocation="http://higgins.eclipse.org/sts/Configuration Configuration.xsd" Path="${OAUTH_CONFIG_PATH}">
  <Setting Name="OAuthConfig" Type="htf:map">
    <Setting Name="ClientSecretRecoveryEnabled" Type="xsd:boolean">true</Setting>
  </Setting>
</Configuration>
`,
    )
    expect(oauthConfigPutXml([])).toBe(
      `<Setting Name="OAuthConfig" Type="htf:map" Path="${OAUTH_CONFIG_PATH}"></Setting>\n`,
    )
  })

  it('gives every map back as it was, whatever its names and values hold', () => {
    // Characters that XML 1.0 cannot hold never come in.
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((value) => value.replace(/[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
    const name = text.map((value) => `n${value}`)
    const { map } = fc.letrec<{ map: OAuthConfigSetting[]; one: OAuthConfigSetting }>((tie) => ({
      map: fc.uniqueArray(tie('one'), { selector: ({ name: of }) => of, maxLength: 4 }),
      one: fc.oneof(
        { depthSize: 'small' },
        fc.record({ name, type: fc.constantFrom('xsd:string', 'xsd:boolean', 'x'), value: text }),
        fc.record({ name, type: fc.constant('htf:map'), value: tie('map') }),
      ),
    }))
    fc.assert(
      fc.property(map, (settings) => {
        expect(parseOAuthConfigXml(oauthConfigPutXml(settings))).toEqual(settings)
      }),
    )
  })

  it.each([
    ['nothing', ''],
    ['text', 'true'],
    ['an element left open', '<Setting Name="OAuthConfig" Type="htf:map">'],
    ['two roots', root('') + root('')],
    ['a bare ampersand', root('<Setting Name="a" Type="b">a & b</Setting>')],
    ['an entity that is not declared', root('<Setting Name="a" Type="b">&nbsp;</Setting>')],
    ['an attribute twice', '<Setting Name="OAuthConfig" Name="OAuthConfig" Type="htf:map"/>'],
    ['a control character', root('<Setting Name="a" Type="b">&#1;</Setting>')],
    ['a document type', `<!DOCTYPE Setting>${root('')}`],
    ['an entity declared', `<!DOCTYPE s [<!ENTITY e "x">]>${root('<Setting Name="a" Type="b">&e;</Setting>')}`],
    ['an entity from a file', `<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]>${root('&e;')}`],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${root('')}`],
    ['another version', `<?xml version="1.1"?>${root('')}`],
    ['another name', '<Setting Name="Other" Type="htf:map"/>'],
    ['another type of map', '<Setting Name="OAuthConfig" Type="xsd:string">x</Setting>'],
    ['another path', root('', 'Path="/DeployedComponent/Other"')],
    ['no type', root('<Setting Name="a">x</Setting>')],
    ['no name', root('<Setting Type="xsd:string">x</Setting>')],
    ['a name twice', root('<Setting Name="a" Type="b"/><Setting Name="a" Type="c"/>')],
    ['text in the map', root('stray')],
    ['an unknown element', root('<Other/>')],
    ['an unknown attribute, which would be lost', root('<Setting Name="a" Type="b" Sealed="yes"/>')],
    ['the wrapper of an answer', oauthConfigXml([])],
    ['too many levels', root('<Setting Name="a" Type="htf:map">'.repeat(16) + '</Setting>'.repeat(16))],
    ['too many settings', root(Array.from({ length: 2001 }, (_, i) => `<Setting Name="${i}" Type="b"/>`).join(''))],
  ])('refuses %s', (_, xml) => {
    expect(() => parseOAuthConfigXml(xml)).toThrow(expect.objectContaining({ code: 'validation_failed' }))
  })

  it('refuses what is too long or not UTF-8 before it is read', () => {
    expect(() => parseOAuthConfigXml(Buffer.alloc(262_145, ' '))).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
    expect(() => parseOAuthConfigXml(Buffer.from([0x3c, 0xff]))).toThrow('UTF-8')
  })

  it('never fails in another way, whatever it is given', () => {
    const piece = fc.constantFrom(
      '<Setting ',
      'Name="a"',
      ' Type="htf:map"',
      '>',
      '/>',
      '</Setting>',
      '&',
      '<!',
      ']]>',
      '<?',
      'x',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          parseOAuthConfigXml(pieces.join(''))
        } catch (error) {
          expect(error).toMatchObject({ code: 'validation_failed' })
        }
      }),
    )
  })
})
