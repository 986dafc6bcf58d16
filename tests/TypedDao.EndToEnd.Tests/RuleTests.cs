using TypedDao.EndToEnd.Data.Rules;
using TypedDao.EndToEnd.Support;

namespace TypedDao.EndToEnd;

/// <summary>Where objects are, what may be done with them, and what happens to bad rows.</summary>
public sealed class RuleTests
{
    private static readonly Numbered One = new() { Number = 1 };

    [Fact]
    public async Task Keys_follow_the_rules()
    {
        await using Proof proof = Proof.Make("local");
        RulesStore rules = proof.Context.Rules;
        await rules.Slashes.WriteAsync([One]);
        await rules.Named.WriteAsync([One]);
        await rules.Dotted.WriteAsync([One]);
        await rules.Bare.WriteTextAsync("x");
        await rules.Folder.WriteTextAsync("f.csv", "number\n");
        await rules.Prefixed.WriteTextAsync("f.jsonl", "");
        await rules.Both.WriteTextAsync("f.jsonl", "");
        await rules.Größe.WriteAsync([new() { GrößeInCm = 1, 名前 = "行", Été = null }]);
        await rules.Bytes.WriteAsync("a/b.bin", new MemoryStream([1, 2]));
        Assert.Equal(
            [
                "rules/Straße/日本/😀 größe.csv",
                "rules/bare/bare",
                "rules/bytes/a/b.bin",
                "rules/folder/f.csv",
                "rules/named.csv",
                "rules/path/to/file.json",
                "rules/some/both/f.jsonl",
                "rules/some/prefix/f.jsonl",
                "rules/v1.2/a.b.csv.gz",
            ],
            proof.Files());
        Assert.Equal("größe in cm,名前,Été\n1,行,\n", await File.ReadAllTextAsync(proof.PathOf("rules/Straße/日本/😀 größe.csv")));
        Assert.Equal(new() { GrößeInCm = 1, 名前 = "行", Été = null }, await rules.Größe.ReadAsync().SingleAsync());
    }

    [Fact]
    public void Properties_come_from_the_store_and_can_be_cleared()
    {
        Assert.Equal(new Dictionary<string, string> { ["owner"] = "proof", ["team"] = "lake" }, NamedObject.Definition.Properties);
        Assert.Equal(new Dictionary<string, string> { ["team"] = "lake", ["language"] = "de" }, GrößeObject.Definition.Properties);
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task What_is_append_only_is_added_to(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        await proof.Context.Rules.Received.CreateAsync([One]);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await proof.Context.Rules.Received.CreateAsync([new() { Number = 2 }]));
        Assert.Equal(ErrorKind.AlreadyExists, error.Kind);
        Assert.Equal("number\n1\n", await proof.Context.Rules.Received.ReadTextAsync());
        await proof.Context.Rules.Log.AppendAsync([One]);
        await proof.Context.Rules.Log.AppendAsync([new() { Number = 2 }]);
        Assert.Equal([One, new() { Number = 2 }], await proof.Context.Rules.Log.ReadAsync().ToArrayAsync());
    }

    [Fact]
    public async Task What_is_read_only_is_read()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rules/fixed.csv", "number\r\n1\r\n");
        Assert.Equal([One], await proof.Context.Rules.Fixed.ReadAsync().ToArrayAsync());
        IDataObject file = proof.Context.Rules.Fixed;
        Assert.False(file is IWritable<Numbered> or ICreatable<Numbered> or IByteWritable or IByteCreatable or IDeletable);
        Assert.Equal(Extensibility.AccessLevel.Read, FixedObject.Definition.Access);
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_bad_row_fails_is_skipped_or_kept(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        RulesStore rules = proof.Context.Rules;
        const string Text = "number\n1\nx\n\"2\n3\"\n4\n5,6\n";
        await rules.Failing.WriteTextAsync(Text);
        var error = await Assert.ThrowsAsync<BadRowException>(async () => await rules.Failing.ReadAsync().CountAsync());
        Assert.Equal((3L, "number", "x"), (error.Row.Line, error.Row.Column, error.Row.Value));
        Assert.EndsWith("failing.csv", error.Address, StringComparison.Ordinal);

        await rules.Skipping.WriteTextAsync(Text);
        var statistics = new ReadStatistics();
        Assert.Equal([One, new() { Number = 4 }], await rules.Skipping.ReadAsync(statistics).ToArrayAsync());
        Assert.Equal((2L, 3L, 1L), (statistics.Rows, statistics.Rejected, statistics.Files));

        await rules.Rejecting.WriteTextAsync("a.csv", Text);
        await rules.Rejecting.WriteTextAsync("b.csv", "number\ny\n");
        for (int again = 0; again < 2; again++)
        {
            statistics = new ReadStatistics();
            Assert.Equal([One, new() { Number = 4 }], await rules.Rejecting.ReadAsync(statistics).ToArrayAsync());
            Assert.Equal((2L, 4L, 2L), (statistics.Rows, statistics.Rejected, statistics.Files));
            Reject[] rejects = await rules.Rejects.ReadAsync().OrderBy(reject => reject.Source, StringComparer.Ordinal).ThenBy(reject => reject.Line).ToArrayAsync();
            Assert.Equal([(3L, "number", "x"), (4L, "number", "2\n3"), (7L, null, null), (2L, "number", "y")], rejects.Select(reject => (reject.Line, reject.Column, reject.Value)));
            Assert.Equal(["x", "\"2\n3\"", "5,6", "y"], rejects.Select(reject => reject.Raw));
        }
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task What_is_empty_has_no_rows(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        RulesStore rules = proof.Context.Rules;
        Assert.Equal(0, await rules.Folder.ReadAsync().CountAsync());
        Assert.False(await rules.Folder.ExistsAsync());
        await rules.Folder.OverwriteAsync([]);
        Assert.Equal(0, await rules.Folder.ReadAsync().CountAsync());
        await rules.Folder.WriteTextAsync("empty.csv", "");
        await rules.Folder.WriteTextAsync("header.csv", "number\n");
        await rules.Folder.WriteTextAsync("_SUCCESS.csv", "not,a,table\n");
        await rules.Folder.WriteTextAsync("notes.txt", "not a table");
        Assert.Equal(0, await rules.Folder.ReadAsync().CountAsync());
        Assert.Equal(["folder/empty.csv", "folder/header.csv"], await rules.Folder.ListAsync().Select(entry => entry.Key).ToArrayAsync());
        await rules.Failing.WriteAsync([]);
        Assert.Equal("number\n", await rules.Failing.ReadTextAsync());
        await rules.Slashes.WriteAsync([]);
        Assert.Equal(0, await rules.Slashes.ReadAsync().CountAsync());
        Assert.True(await rules.Slashes.ExistsAsync());
        if (kind == "local")
        {
            Directory.CreateDirectory(proof.PathOf("rules/log/deep/er"));
            Assert.False(await rules.Log.ExistsAsync());
            Assert.Equal(0, await rules.Log.ReadAsync().CountAsync());
        }
    }
}
