import { diffLines, quoted, type SampleValues } from './sample'

export function csharpSample({ url, beforeClientId, afterClientId, enterpriseId, scope }: SampleValues) {
  return diffLines(`
- var clientId = ${quoted(beforeClientId)};
+ var clientId = ${quoted(afterClientId)};
  var secret = Environment.GetEnvironmentVariable("CLIENT_SECRET");
  var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{secret}"));
  using var request = new HttpRequestMessage(HttpMethod.Post, ${quoted(url)});
  request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
  request.Headers.Add("x-app-key", Environment.GetEnvironmentVariable("APPLICATION_KEY"));
+ request.Headers.Add("enterpriseId", ${quoted(enterpriseId)});
  request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
  {
-     ["grant_type"] = "password",
-     ["username"] = Environment.GetEnvironmentVariable("SSD_USERNAME"),
-     ["password"] = Environment.GetEnvironmentVariable("SSD_PASSWORD"),
+     ["grant_type"] = "client_credentials",
+     ["scope"] = ${quoted(scope)},
  });
  using var response = await httpClient.SendAsync(request);
  response.EnsureSuccessStatusCode();
  var body = await response.Content.ReadAsStringAsync();
`)
}
