import { diffLines, quoted, type SampleValues } from './sample'

export function javascriptSample({ url, beforeClientId, afterClientId, enterpriseId, scope }: SampleValues) {
  return diffLines(`
- const clientId = ${quoted(beforeClientId)}
+ const clientId = ${quoted(afterClientId)}
  const credentials = Buffer.from(\`\${clientId}:\${process.env.CLIENT_SECRET}\`).toString('base64')
  const response = await fetch(${quoted(url)}, {
    method: 'POST',
    headers: {
      'x-app-key': process.env.APPLICATION_KEY,
      Authorization: \`Basic \${credentials}\`,
+     enterpriseId: ${quoted(enterpriseId)},
    },
    body: new URLSearchParams({
-     grant_type: 'password',
-     username: process.env.SSD_USERNAME,
-     password: process.env.SSD_PASSWORD,
+     grant_type: 'client_credentials',
+     scope: ${quoted(scope)},
    }),
  })
  if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`)
  const { access_token, expires_in } = await response.json()
`)
}
