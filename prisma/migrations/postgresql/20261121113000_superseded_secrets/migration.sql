-- Until now a secret with an end was one that a newer secret had replaced. A current secret may have an end as well,
-- so that fact gets a column of its own: it was replaced when the next secret of its client was made.
UPDATE "ClientSecret" SET "supersededAt" = coalesce(
  (SELECT min(n."createdAt") FROM "ClientSecret" n WHERE n."clientPk" = "ClientSecret"."clientPk" AND n."createdAt" > "ClientSecret"."createdAt"),
  "createdAt"
) WHERE "expiresAt" IS NOT NULL AND "supersededAt" IS NULL;
