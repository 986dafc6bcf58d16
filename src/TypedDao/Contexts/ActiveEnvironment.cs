using TypedDao.Catalogs;

namespace TypedDao.Contexts;

/// <summary>
/// Says which environment is active: code, then <c>--environment</c>, then <c>TYPEDDAO_ENVIRONMENT</c>, then the configuration
/// key <c>TypedDao:Environment</c>, then the catalog's own, then <c>default</c>.
/// </summary>
internal static class ActiveEnvironment
{
    private const string Argument = "--environment";
    private const string Variable = "TYPEDDAO_ENVIRONMENT";
    private const string ConfigurationKey = "TypedDao:Environment";

    /// <summary>Finds the active environment.</summary>
    /// <param name="catalog">The catalog, which knows the environments.</param>
    /// <param name="options">What the context is made with.</param>
    /// <param name="variables">Reads an environment variable.</param>
    /// <exception cref="ConfigurationException">The environment is not one of the catalog's.</exception>
    public static string Choose(CatalogDefinition catalog, DataContextOptions options, Func<string, string?> variables)
    {
        (string name, string origin) = Candidate(catalog, options, variables);
        string[] known = [CatalogDefinition.DefaultEnvironmentName, .. catalog.Environments];
        return known.Contains(name, StringComparer.Ordinal)
            ? name
            : throw new ConfigurationException(
                $"Catalog '{catalog.Name}' has no environment '{name}', which {origin} names{NearName.Hint(name, known)}.")
            {
                Cure = $"Name one of {string.Join(", ", known)}, or declare it under 'environments' of the catalog.",
            };
    }

    private static (string Name, string Origin) Candidate(
        CatalogDefinition catalog, DataContextOptions options, Func<string, string?> variables)
    {
        if (options.Environment is { } chosen)
        {
            return (chosen, $"{nameof(DataContextOptions)}.{nameof(DataContextOptions.Environment)}");
        }

        if (options.Arguments is { } arguments && OfArguments(arguments) is { } argument)
        {
            return (argument, $"the argument {Argument}");
        }

        if (variables(Variable) is { Length: > 0 } variable)
        {
            return (variable, $"the environment variable {Variable}");
        }

        if (options.Configuration?[ConfigurationKey] is { Length: > 0 } configured)
        {
            return (configured, $"the configuration key {ConfigurationKey}");
        }

        return (catalog.DefaultEnvironment ?? CatalogDefinition.DefaultEnvironmentName, "'default_environment' of the catalog");
    }

    /// <summary>The last <c>--environment NAME</c> or <c>--environment=NAME</c> before <c>--</c>; null where there is none.</summary>
    private static string? OfArguments(IReadOnlyList<string> arguments)
    {
        string? found = null;
        for (int i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i].StartsWith(Argument + "=", StringComparison.Ordinal))
            {
                found = arguments[i][(Argument.Length + 1)..];
            }
            else if (arguments[i] == Argument)
            {
                found = ++i < arguments.Count
                    ? arguments[i]
                    : throw new ConfigurationException($"The argument {Argument} names no environment.") { Cure = $"Write {Argument} NAME." };
            }
        }

        return found;
    }
}
