namespace TypedDao.Cli.Tests.Discovery;

/// <summary>What <c>init</c> makes of the data of a shop, wherever it is kept.</summary>
internal static class ShopObjects
{
    /// <summary>The objects, as they stand in a store.</summary>
    public const string Yaml =
        """
              users:
                type: S3FileObject
                identifier: users
                suffix: csv
                format:
                  type: csv
                  delimiter: ";"
                columns:
                  id: int64
                  name: string
              orders:
                type: S3FileObject
                prefix: crm
                identifier: orders
                suffix: csv
                format: csv
                columns:
                  "no": int64
                  total: double
              crm_users:
                type: S3FileObject
                prefix: crm
                identifier: users
                suffix: csv
                format: csv
                columns:
                  id: int64
                  email: string
              events:
                type: S3DirectoryObject
                identifier: events
                suffix: jsonl
                format: jsonl
                partition_keys: [day]
                columns:
                  day: date
                  "n": int64
              monthly:
                type: S3DirectoryObject
                identifier: monthly
                suffix: csv
                format: csv
                columns:
                  a: int64
                  b: string

        """;
}
