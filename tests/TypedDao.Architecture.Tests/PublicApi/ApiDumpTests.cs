using System.Reflection;

namespace TypedDao.Architecture.PublicApi;

public sealed class ApiDumpTests
{
    private static readonly string Text = ApiDump.Of(typeof(ApiDumpTests).Assembly);

    [Theory]
    [InlineData("abstract class Surface<TItem> : Surface.IMark where TItem : class")]
    [InlineData("protected Surface(TItem item, string? name = null)")]
    [InlineData("const int Limit = 3")]
    [InlineData("IReadOnlyDictionary<string, TItem?>? Items { get; protected set; }")]
    [InlineData("required string Name { get; init; }")]
    [InlineData("static TResult Run<TArgument, TResult>(in TArgument argument, params ReadOnlySpan<string?> more) where TArgument : struct, allows ref struct where TResult : notnull")]
    [InlineData("virtual ValueTask<(int, string?)> FindAsync(TItem? item, bool exact = true, CancellationToken cancellationToken = default)")]
    [InlineData("override string ToString()")]
    [InlineData("TOther Echo<TOther>(TOther other, TOther? maybe)")]
    [InlineData("[Obsolete(\"Use FindAsync\")] int? Find(out int[]? found)")]
    [InlineData("interface Surface.IMark")]
    [InlineData("readonly record struct Surface.Point : IEquatable<Surface.Point>")]
    [InlineData("[Flags] enum Surface.Ways : byte")]
    [InlineData("delegate Task Surface.Callback<in TArgument>(TArgument argument)")]
    public void A_declaration_is_written_as_in_C_sharp(string expected) =>
        Assert.Contains(Text.Split('\n'), line => line.Trim() == expected);

    [Theory]
    [InlineData("Hidden")]
    [InlineData("PrintMembers")]
    [InlineData("get_Name")]
    [InlineData("AlsoHidden")]
    public void What_a_caller_cannot_see_is_left_out(string name) =>
        Assert.DoesNotContain(Text.Split('\n'), line => line.Contains($" {name}(", StringComparison.Ordinal) || line.EndsWith($" {name}", StringComparison.Ordinal));

    [Fact]
    public void The_text_is_the_same_each_time() =>
        Assert.Equal(Text, ApiDump.Of(Assembly.GetExecutingAssembly()));

    [Fact]
    public void A_difference_names_the_lines() =>
        Assert.Equal("- b\n+ c\n+ a", TextDifference.Of("a\nb", "a\nc\na"));

    [Fact]
    public void Another_order_is_a_difference_too() =>
        Assert.Equal("The lines are the same, in another order.", TextDifference.Of("a\nb", "b\na"));
}

/// <summary>What <see cref="ApiDumpTests"/> looks at.</summary>
public abstract class Surface<TItem> : Surface.IMark
    where TItem : class
{
    public const int Limit = 3;

    protected Surface(TItem item, string? name = null) => Items = name is null ? null : new Dictionary<string, TItem?> { [name] = item };

    public IReadOnlyDictionary<string, TItem?>? Items { get; protected set; }

    public required string Name { get; init; }

    private protected static int AlsoHidden => 1;

    public static TResult Run<TArgument, TResult>(in TArgument argument, params ReadOnlySpan<string?> more)
        where TArgument : struct, allows ref struct
        where TResult : notnull
    {
        _ = argument;
        return more.Length == 0 ? throw new ArgumentException("empty", nameof(more)) : default!;
    }

    public virtual ValueTask<(int Count, string? Name)> FindAsync(TItem? item, bool exact = true, CancellationToken cancellationToken = default) =>
        new((exact && item is null ? 0 : Items?.Count ?? 0, Name));

    public TOther Echo<TOther>(TOther other, TOther? maybe) => maybe ?? other;

    [Obsolete("Use FindAsync")]
    public int? Find(out int[]? found)
    {
        found = null;
        return Items?.Count;
    }

    public override string ToString() => Name;

    internal static int Hidden() => AlsoHidden;
}

public static class Surface
{
    public delegate Task Callback<in TArgument>(TArgument argument);

    public interface IMark;

    [Flags]
    public enum Ways : byte
    {
        None = 0,
        In = 1,
    }

    public readonly record struct Point(int X);
}
