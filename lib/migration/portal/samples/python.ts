import { diffLines, quoted, type SampleValues } from './sample'

export function pythonSample({ url, beforeClientId, afterClientId, enterpriseId, scope }: SampleValues) {
  return diffLines(`
  import os
  import requests
  
  response = requests.post(
      ${quoted(url)},
-     auth=(${quoted(beforeClientId)}, os.environ["CLIENT_SECRET"]),
+     auth=(${quoted(afterClientId)}, os.environ["CLIENT_SECRET"]),
      headers={
          "x-app-key": os.environ["APPLICATION_KEY"],
+         "enterpriseId": ${quoted(enterpriseId)},
      },
      data={
-         "grant_type": "password",
-         "username": os.environ["SSD_USERNAME"],
-         "password": os.environ["SSD_PASSWORD"],
+         "grant_type": "client_credentials",
+         "scope": ${quoted(scope)},
      },
      timeout=10,
  )
  response.raise_for_status()
  access_token = response.json()["access_token"]
`)
}
