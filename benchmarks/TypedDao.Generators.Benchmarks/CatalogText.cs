using System.Text;

namespace TypedDao.Generators.Benchmarks;

/// <summary>Catalogs of any size: stores of up to a hundred objects, each with ten columns of various types.</summary>
internal static class CatalogText
{
    private const int ObjectsPerStore = 100;

    private static readonly string[] Columns =
    [
        "id: int64",
        "name: { type: string, description: What people call it }",
        "email: string?",
        "country: string",
        "amount: decimal(12,2)?",
        "is_active: bool",
        "score: double",
        "birthday: date?",
        "created_at: timestamp",
        "tags: list<string>",
    ];

    /// <param name="revision">Changes the description of one object in the middle.</param>
    public static string Create(int objects, int revision = 0)
    {
        var text = new StringBuilder("catalog: Catalog\nnamespace: Acme.Data\nstores:\n");
        for (var i = 0; i < objects; i++)
        {
            if (i % ObjectsPerStore == 0)
            {
                var store = i / ObjectsPerStore;
                text.Append($"  store_{store}:\n    type: local\n    root: data/store_{store}\n    objects:\n");
            }

            var edit = i == objects / 2 && revision > 0 ? $", revision {revision}" : "";
            text.Append($"      object_{i}:\n        type: FileObject\n        description: Object number {i}{edit}\n")
                .Append("        suffix: jsonl\n        format: jsonl\n        columns:\n");
            foreach (var column in Columns)
            {
                text.Append($"          {column}\n");
            }
        }

        return text.ToString();
    }
}
