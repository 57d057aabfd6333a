import { expect, it } from 'vitest'
import { previewHtml } from './preview-html'

const HTML =
  '<meta name="color-scheme" content="light dark"><style>@media (prefers-color-scheme:dark){a{b:c}}</style><input autofocus=""><img src="/oauth2/domains/A%20B/logo?v=draft">'

it('shows a page in either theme, and with a picture that is not saved', () => {
  const dark = previewHtml(HTML, 'dark', 'data:image/png;base64,$&')
  expect(dark).toContain('@media all{')
  expect(dark).toContain('content="dark"')
  expect(dark).toContain('<img src="data:image/png;base64,$&">')
  expect(dark).toContain('<input>')
  const light = previewHtml(HTML, 'light', null)
  expect(light).toContain('@media not all{')
  expect(light).toContain('/oauth2/domains/A%20B/logo?v=draft')
})
