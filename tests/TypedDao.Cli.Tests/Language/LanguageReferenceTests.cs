using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Tests.Editors;
using TypedDao.Generators.Schema;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Language;

/// <summary>The page of the language says what the metadata of the packages says.</summary>
public sealed class LanguageReferenceTests
{
    private const string Begin = "<!-- reference: generated from the metadata of the packages; a test compares it -->\n\n";
    private const string UpdateCommand = "TYPEDDAO_UPDATE_BASELINES=1 dotnet test tests/TypedDao.Cli.Tests --filter LanguageReferenceTests";

    private static readonly string Page = TestRepository.PathOf("docs", "language.md");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_is_what_the_metadata_says()
    {
        string page = await File.ReadAllTextAsync(Page, Token);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        Assert.True(begin >= 0, "docs/language.md has lost the mark behind which the reference stands.");

        string expected = page[..(begin + Begin.Length)] + LanguageReference.Of(Types().Index).TrimEnd('\n') + "\n";
        if (TestRepository.UpdateBaselines)
        {
            await File.WriteAllTextAsync(Page, expected, Token);
            page = expected;
        }

        Assert.True(
            page == expected,
            $"docs/language.md differs from what the metadata says. Update it and review the difference: {UpdateCommand}");
    }

    [Fact]
    public void Every_key_and_every_choice_has_a_description()
    {
        TypeIndex types = Types().Index;
        IEnumerable<KeyInfo> keys = Enum.GetValues<YamlElement>().SelectMany(element => types.KeysOf(element).Keys)
            .Concat(types.Stores.Names.SelectMany(name => types.Stores.Find(name)[0].Keys))
            .Concat(types.Objects.Names.SelectMany(name => types.Objects.Find(name)[0].Keys))
            .Concat(types.Interfaces.Names.SelectMany(name => types.Interfaces.Find(name)[0].Keys))
            .Concat(types.Formats.Names.SelectMany(name => types.Formats.Find(name)[0].Keys));
        Assert.All(keys, key =>
        {
            AssertSentence(key.Name, key.Description);
            Assert.All(key.Type.Choices, choice => AssertSentence($"{key.Name}: {choice.Name}", choice.Description));
        });
    }

    [Fact]
    public async Task What_an_extension_declares_is_told_in_words()
    {
        using var tool = new Tool();
        string assembly = tool.Write("Mongo.dll", Extension.Compile(
            """
            [StoreType("mongo", Package = "Acme.Mongo")]
            [Description("A database of documents.")]
            public sealed class MongoStore([Description("Host name.")] string host)
            {
                public string Host { get; } = host;

                [Description("Port.")] [YamlDefault("27017")] [YamlRange(1, 65535)]
                public int Port { get; init; } = 27017;

                [Description("Which server answers.")]
                public MongoRead? Read { get; init; }

                [Description("User | role.")] [YamlGroup("login", Together = true)]
                public string? User { get; init; }

                [YamlGroup("login", Together = true)]
                public TypedDao.Stores.Secret? Password { get; init; }

                [YamlDefault("")] public string Suffix { get; init; } = "";

                public System.TimeSpan? Patience { get; init; }

                public System.Collections.Generic.IReadOnlyList<string> Hosts { get; init; } = [];
            }

            public enum MongoRead { [Description("From the primary alone.")] Primary, Nearest }
            """));

        string text = LanguageReference.Of(LanguageTypes.Read([.. References(), assembly], Token).Index);

        Assert.Contains(
            """
            ### mongo

            A database of documents.

            | Key | Value | Default | |
            |---|---|---|---|
            | `host` | text | **required** | Host name. |
            | `port` | integer from 1 to 65535 | `27017` | Port. |
            | `read` | `primary`, `nearest` |  | Which server answers. `primary`: from the primary alone. |
            | `user` | text |  | User \| role. Only together with `password`. |
            | `password` | secret: a placeholder |  | Only together with `user`. |
            | `suffix` | text | empty text |  |
            | `patience` | duration, such as `90s` |  |  |
            | `hosts` | list of texts |  |  |

            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("- Package: `Acme.Mongo`\n", text, StringComparison.Ordinal);
    }

    private static void AssertSentence(string name, string? text)
        => Assert.True(text is { Length: > 1 } && text.EndsWith('.'), $"'{name}' has no sentence as its description: '{text}'.");

    private static LanguageTypes Types() => LanguageTypes.Read(References(), Token);

    private static IReadOnlyList<string> References() => ReferenceSet.Resolve([], []);
}
