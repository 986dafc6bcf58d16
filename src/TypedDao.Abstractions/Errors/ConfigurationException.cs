namespace TypedDao;

/// <summary>Settings are missing or wrong; <see cref="Problems"/> lists all of one store, or of all stores on validation.</summary>
public sealed class ConfigurationException : TypedDaoException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">The fact.</param>
    /// <param name="problems">Every problem found, each a sentence.</param>
    public ConfigurationException(string message, params IReadOnlyList<string> problems)
        : base(ErrorKind.Configuration, problems.Count == 0 ? message : $"{message} {string.Join(" ", problems)}")
        => Problems = problems;

    /// <summary>Every problem found, each a sentence that names the key and the cure.</summary>
    public IReadOnlyList<string> Problems { get; }
}
