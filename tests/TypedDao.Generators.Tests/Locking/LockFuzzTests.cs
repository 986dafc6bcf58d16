using Microsoft.CodeAnalysis;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Locking;

/// <summary>Changed locks: the generator never fails, and what it says is about the lock or what changed.</summary>
public sealed class LockFuzzTests
{
    private const string Catalog = """
        stores:
          bronze:
            type: local
            objects:
              users: { type: FileObject, suffix: csv, columns: { id: int64, kind: { type: string, values: [a, b] } } }
        """;

    private const string Lock = """
        lock: 1
        objects:
          bronze.users:
            address: "local: .data/bronze/users.csv"
            format: csv
            parameters: { day: date }
            partition_keys: [day]
            capabilities: [Readable]
            columns:
              id: int64
              kind: { type: string, values: [a, b] }
              device.os: "list<decimal(10,2)>?"
        acknowledged:
          - { change: column_removed, object: bronze.users, part: id, to: x, reason: y }
        """;

    [Fact]
    public void A_changed_lock_gives_diagnostics_at_places()
    {
        const string Characters = "{}[]:,-&*!|>'\"%@`#\t\n \0\u00e9ab<>()?1";
        int seed = Seeded.Seed(usual: 1);
        for (int i = 0; i < 300; i++)
        {
            var random = new Random(seed + i);
            var text = new System.Text.StringBuilder(Lock);
            for (int edits = random.Next(1, 6); edits > 0 && text.Length > 0; edits--)
            {
                int place = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(place, Math.Min(random.Next(1, 20), text.Length - place)),
                    1 => text.Insert(place, Characters[random.Next(Characters.Length)]),
                    _ => text.Insert(place, text.ToString(place, Math.Min(random.Next(1, 60), text.Length - place))),
                };
            }

            GeneratorOutcome outcome = GeneratorHost.Run([new CatalogText("catalog.yaml", Catalog), new CatalogText("catalog.lock.yaml", text.ToString())]);
            Assert.All(outcome.Diagnostics, diagnostic => Assert.True(
                diagnostic.Id != "TDAO9001" && diagnostic.Location.Kind is LocationKind.ExternalFile, $"case {seed + i}: {diagnostic}\n{text}"));
        }
    }
}
