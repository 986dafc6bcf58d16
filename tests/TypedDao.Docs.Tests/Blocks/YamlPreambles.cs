namespace TypedDao.Docs.Blocks;

/// <summary>What stands around a fragment of YAML so that it is a catalog. A fragment builds where it does in one of them.</summary>
internal static class YamlPreambles
{
    private const string Rejects = "{ source: string, line: int64, column: string?, value: string?, error: string, raw: string }";

    private static readonly (string Before, int Indent)[] All =
    [
        ("", 0),
        ("stores: { any: { type: memory, objects: { any: { type: FileObject } } } }\n", 0),
        ("stores:\n  bronze: { type: local, objects: { users: { type: FileObject } } }\n", 0),
        ("stores: { any: { type: memory, objects: {} } }\nenvironments: { local: { stores: { any: { type: memory } } } }\n", 0),
        ("stores:\n", 2),
        ("stores:\n  bronze:\n    type: local\n", 4),
        ("stores:\n  bronze:\n    type: local\n    objects:\n", 6),
        ("stores:\n  bronze:\n    type: local\n    objects:\n      orders: { type: FileObject, format: csv, columns: { id: int64 } }\n", 6),
        ("stores:\n  bronze:\n    type: local\n    objects:\n      users_raw: { type: FileObject, format: csv, columns: { id: int64 } }\n  silver:\n    type: local\n    objects:\n", 6),
        ("stores:\n  gold:\n    type: postgres\n    host: localhost\n    database: lake\n    objects:\n", 6),
        ("stores:\n  gold:\n    type: postgres\n    host: localhost\n    database: lake\n    objects: { any: { type: PostgresTableObject, columns: { id: int64 } } }\n", 4),
        ("stores:\n  bronze:\n    type: s3\n    bucket: acme\n    objects: { any: { type: FileObject } }\n", 4),
        ("stores:\n  bronze:\n    type: local\n    objects: { any: { type: FileObject } }\n", 4),
        ("stores:\n  bronze:\n    type: local\n    objects:\n      any:\n        type: FileObject\n", 8),
        ($"stores:\n  bronze:\n    type: local\n    objects:\n      users_rejects: {{ type: DirectoryObject, format: jsonl, columns: {Rejects} }}\n      any:\n        type: FileObject\n        format: csv\n        columns: {{ id: int64 }}\n", 8),
        ("stores:\n  bronze:\n    type: local\n    objects:\n      any:\n        type: FileObject\n        format: csv\n        columns: { id: int64 }\n", 8),
        ("stores:\n  bronze:\n    type: local\n    objects:\n      any:\n        type: DirectoryObject\n        format: csv\n", 8),
        ("stores:\n  bronze:\n    type: local\n    objects:\n      any:\n        type: DirectoryObject\n        format: csv\n        columns: { id: int64, country: string, day: date }\n", 8),
        ("stores:\n  bronze:\n    type: local\n    objects:\n      any:\n        type: DeltaObject\n        columns: { id: int64, country: string, day: date }\n", 8),
        ("stores:\n  bronze:\n    type: local\n    objects:\n      any:\n        type: FileObject\n        format: jsonl\n        columns:\n", 10),
    ];

    /// <summary>The catalogs that a fragment may be a part of, with it.</summary>
    public static IEnumerable<string> Around(string yaml)
    {
        string[] lines = yaml.TrimEnd('\n').Split('\n');
        int margin = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        foreach ((string before, int indent) in All)
        {
            yield return before + string.Concat(lines.Select(line => line.Length == 0 ? "\n" : new string(' ', indent) + line[margin..] + "\n"));
        }
    }
}
