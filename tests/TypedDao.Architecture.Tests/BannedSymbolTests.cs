using System.Reflection;
using TypedDao.Tests;

namespace TypedDao.Architecture;

/// <summary>The analyzer passes over a symbol that it cannot find, so a misspelt ban would hold nothing.</summary>
public sealed class BannedSymbolTests
{
    private static readonly Assembly[] Libraries =
    [
        typeof(object).Assembly, typeof(Console).Assembly, typeof(System.Diagnostics.Process).Assembly,
        typeof(System.Diagnostics.Stopwatch).Assembly, typeof(System.Timers.Timer).Assembly,
        typeof(System.Linq.Expressions.Expression).Assembly,
    ];

    public static TheoryData<string, string> Symbols => [.. Directory.EnumerateFiles(TestRepository.PathOf("eng"), "BannedSymbols*.txt")
        .SelectMany(File.ReadAllLines)
        .Where(line => line.Length > 0)
        .Order(StringComparer.Ordinal)
        .Select(line => line.Split(';', 2))
        .Select(parts => (parts[0], parts.Length == 2 ? parts[1] : ""))];

    [Theory]
    [MemberData(nameof(Symbols))]
    public void A_banned_symbol_exists_and_has_a_replacement(string symbol, string replacement)
    {
        Assert.True(Exists(symbol), $"{symbol} is not a symbol of the base library.");
        Assert.False(string.IsNullOrWhiteSpace(replacement), $"{symbol} names no replacement.");
    }

    [Theory]
    [InlineData("P:System.DateTime.Then")]
    [InlineData("M:System.Threading.Tasks.Task.Wait(System.String)")]
    [InlineData("T:System.Consol")]
    public void A_misspelt_symbol_is_found_out(string symbol) => Assert.False(Exists(symbol));

    private static bool Exists(string symbol)
    {
        string name = symbol[2..];
        if (symbol.StartsWith("T:", StringComparison.Ordinal))
        {
            return FindType(name) is not null;
        }

        string parameters = "";
        if (name.IndexOf('(', StringComparison.Ordinal) is > 0 and int open)
        {
            parameters = name[(open + 1)..^1];
            name = name[..open];
        }

        int dot = name.LastIndexOf('.');
        return FindType(name[..dot]) is { } type && type.GetMember(name[(dot + 1)..]).Any(member => Parameters(member) == parameters);
    }

    private static Type? FindType(string name) => Libraries.Select(library => library.GetType(name)).FirstOrDefault(type => type is not null);

    private static string Parameters(MemberInfo member) =>
        member is MethodBase method ? string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType.FullName)) : "";
}
