import { diffLines, quoted, type SampleValues } from './sample'

export function javaSample({ url, beforeClientId, afterClientId, enterpriseId, scope }: SampleValues) {
  return diffLines(`
- var clientId = ${quoted(beforeClientId)};
+ var clientId = ${quoted(afterClientId)};
  var credentials = Base64.getEncoder()
      .encodeToString((clientId + ":" + System.getenv("CLIENT_SECRET")).getBytes(UTF_8));
- var form = "grant_type=password"
-     + "&username=" + URLEncoder.encode(System.getenv("SSD_USERNAME"), UTF_8)
-     + "&password=" + URLEncoder.encode(System.getenv("SSD_PASSWORD"), UTF_8);
+ var form = "grant_type=client_credentials"
+     + "&scope=" + URLEncoder.encode(${quoted(scope)}, UTF_8);
  var request = HttpRequest.newBuilder(URI.create(${quoted(url)}))
      .header("Content-Type", "application/x-www-form-urlencoded")
      .header("x-app-key", System.getenv("APPLICATION_KEY"))
      .header("Authorization", "Basic " + credentials)
+     .header("enterpriseId", ${quoted(enterpriseId)})
      .POST(BodyPublishers.ofString(form))
      .build();
  var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
  }
`)
}
