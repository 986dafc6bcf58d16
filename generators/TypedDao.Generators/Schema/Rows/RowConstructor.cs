using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Schema;

/// <summary>
/// The constructor by which rows of a user's type are made: one whose parameters all are members of the same name and type. Of
/// several, the one that reaches the most members, and among those the one with the fewest parameters.
/// </summary>
internal sealed class RowConstructor
{
    private const string SetsRequiredMembers = "SetsRequiredMembersAttribute";

    private readonly Dictionary<string, string> _parameters;
    private readonly bool _setsRequired;

    private RowConstructor(IMethodSymbol constructor, IReadOnlyList<RowMember> members)
    {
        _parameters = constructor.Parameters
            .SelectMany(parameter => members.Where(member => Takes(parameter, member)).Take(1).Select(member => (member.Name, Parameter: parameter.Name)))
            .ToDictionary(pair => pair.Name, pair => pair.Parameter, StringComparer.Ordinal);
        _setsRequired = constructor.FindAttribute("System.Diagnostics.CodeAnalysis", SetsRequiredMembers) is not null;
        ParameterCount = _parameters.Count;
    }

    private int ParameterCount { get; }

    /// <summary>Finds the constructor.</summary>
    /// <param name="type">The type.</param>
    /// <param name="members">Its members that may be columns.</param>
    /// <param name="isAccessible">Whether generated code can use a symbol.</param>
    /// <returns>The constructor, or why there is none, as the end of a sentence.</returns>
    public static (RowConstructor? Constructor, string? Problem) Find(
        INamedTypeSymbol type, IReadOnlyList<RowMember> members, Func<ISymbol, bool> isAccessible)
    {
        RowConstructor[] candidates =
        [
            .. type.InstanceConstructors
                .Where(constructor => isAccessible(constructor)
                    && !IsCopy(constructor, type)
                    && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams || members.Any(member => Takes(parameter, member))))
                .Select(constructor => new RowConstructor(constructor, members)),
        ];
        if (candidates.Length == 0)
        {
            return (null, "it has no accessible constructor of which every parameter has the name and the type of a public property or field");
        }

        var most = candidates.Max(candidate => candidate.Reach(members));
        var reaching = candidates.Where(candidate => candidate.Reach(members) == most).ToArray();
        var fewest = reaching.Min(candidate => candidate.ParameterCount);
        var best = reaching.Where(candidate => candidate.ParameterCount == fewest).ToArray();
        return best.Any(other => !other.Sets(best[0]))
            ? (null, "several of its constructors fit equally well; leave one of them that sets every column")
            : (best[0], null);
    }

    /// <summary>The parameter that takes a member; null where none does.</summary>
    public string? ParameterOf(RowMember member) => _parameters.TryGetValue(member.Name, out var parameter) ? parameter : null;

    public bool Reaches(RowMember member) => member.IsSettable || ParameterOf(member) is not null;

    /// <summary>Whether a member must be set beside the call.</summary>
    public bool Requires(RowMember member) => member.IsRequired && !_setsRequired;

    /// <summary>Whether a parameter is meant for a member of a name: only case may differ.</summary>
    public static bool Takes(IParameterSymbol parameter, string member) => string.Equals(parameter.Name, member, StringComparison.OrdinalIgnoreCase);

    private static bool Takes(IParameterSymbol parameter, RowMember member) =>
        Takes(parameter, member.Name)
        && parameter.RefKind is RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter
        && !member.IsIgnored
        && SymbolEqualityComparer.Default.Equals(parameter.Type, member.Type);

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private int Reach(IReadOnlyList<RowMember> members) => members.Count(member => !member.IsIgnored && Reaches(member));

    private bool Sets(RowConstructor other) => _parameters.Count == other._parameters.Count && _parameters.Keys.All(other._parameters.ContainsKey);
}
