import { diffLines, type SampleValues, shellWord } from './sample'

export function curlSample({ url, beforeClientId, afterClientId, enterpriseId, scope }: SampleValues) {
  return diffLines(`
  curl ${shellWord(url)} \\
    -H "x-app-key: $APPLICATION_KEY" \\
-   -u ${shellWord(beforeClientId)}:"$CLIENT_SECRET" \\
-   -d grant_type=password \\
-   --data-urlencode "username=$SSD_USERNAME" \\
-   --data-urlencode "password=$SSD_PASSWORD"
+   -u ${shellWord(afterClientId)}:"$CLIENT_SECRET" \\
+   -H ${shellWord(`enterpriseId: ${enterpriseId}`)} \\
+   -d grant_type=client_credentials \\
+   --data-urlencode ${shellWord(`scope=${scope}`)}
`)
}
