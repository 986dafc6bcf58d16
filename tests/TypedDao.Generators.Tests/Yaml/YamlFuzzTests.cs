using System.Diagnostics;
using System.Text;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Tests.Yaml;

/// <summary>Mutated texts: parsing never throws, ends soon, and every span is within the text.</summary>
public sealed class YamlFuzzTests
{
    private const int Rounds = 600;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly string[] Fragments =
    [
        "\t", "\n", "\r", "\r\n", ":", ": ", "- ", "?", "{", "}", "[", "]", ",", "\"", "'", "#", " #", "&a ", "*a", "!", "!!str ", "|", ">-",
        "%", "@", "`", "<<: ", "---\n", "...\n", "\0", "\uFEFF", "\u0085", "\u2028", "é", "😀", "\ud83d", "\\", "\\u", "  ", "null", "~", "${X}",
        "decimal(10,2)", "\n\n  ",
    ];

    private const string Seed =
        """
        # yaml-language-server: $schema=typeddao.schema.json
        catalog: Catalog
        stores:
          bronze: &bronze
            type: s3
            bucket: ${BUCKET:-acme}
            properties: { owner: data-platform, "größe": '😀' }
            objects:
              users:
                type: S3FileObject
                description: >-
                  Users as the CRM
                  exports them
                prefix: users/{ingest_date:yyyy-MM-dd}
                columns:
                  id: int64
                  kind: { type: string, values: [view, cart], description: "What\thappened" }
                  amount: decimal(10,2)?
                  device: { type: struct, columns: { os: string, version: "string?" } }
              events: { type: S3DirectoryObject, partition_keys: [day, 'hour'] }
          silver:
            <<: *bronze
            objects:
            - one
            - two: |
                text
                 indented

        environments:
          "*": { type: memory }
        """;

    [Fact]
    public void Mutated_text_never_breaks_the_reader()
    {
        var seed = Seeded.Seed();
        var random = new Random(seed);

        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutate(Seed, random);
            var watch = Stopwatch.StartNew();
            try
            {
                Verify(YamlDocument.Parse(text));
                Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}");
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}, round {round}: {exception.Message}\n{exception}\nText:\n{text}");
            }
        }
    }

    [Fact]
    public void Every_beginning_of_a_text_is_read()
    {
        for (var length = 0; length <= Seed.Length; length++)
        {
            Verify(YamlDocument.Parse(Seed[..length]));
        }
    }

    [Fact]
    public void Every_text_without_one_character_is_read()
    {
        for (var i = 0; i < Seed.Length; i++)
        {
            Verify(YamlDocument.Parse(Seed.Remove(i, 1)));
        }
    }

    private static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(random.Next(10) == 0 ? "" : text);
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            var at = random.Next(mutated.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    mutated.Insert(at, Fragments[random.Next(Fragments.Length)]);
                    break;
                case 1:
                    mutated.Remove(at, Math.Min(random.Next(1, 20), mutated.Length - at));
                    break;
                case 2 when at < mutated.Length:
                    mutated[at] = (char)random.Next(random.Next(3) == 0 ? 0xFFFF : 0x7F);
                    break;
                default:
                    var from = random.Next(text.Length);
                    mutated.Insert(at, text.AsSpan(from, Math.Min(random.Next(1, 40), text.Length - from)));
                    break;
            }
        }

        return mutated.ToString();
    }

    private static void Verify(YamlDocument document)
    {
        foreach (var problem in document.Problems)
        {
            Verify(document, problem.Span);
            Assert.False(string.IsNullOrWhiteSpace(problem.Message));
            if (problem.Related is { } related)
            {
                Verify(document, related);
            }
        }

        if (document.Root is { } root)
        {
            Verify(document, root);
        }
    }

    private static void Verify(YamlDocument document, YamlNode node)
    {
        Verify(document, node.Span);
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    Verify(document, entry.Key);
                    Verify(document, entry.Span);
                    Verify(document, entry.Value);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Verify(document, item);
                }

                break;
        }
    }

    private static void Verify(YamlDocument document, YamlSpan span)
    {
        Assert.InRange(span.Start, 0, document.Text.Length);
        Assert.InRange(span.Length, 0, document.Text.Length - span.Start);
        var place = document.GetLineSpan(span);
        Assert.True((place.EndLine, place.EndColumn).CompareTo((place.StartLine, place.StartColumn)) >= 0);
        Assert.True(place.StartColumn >= 0);
    }
}
