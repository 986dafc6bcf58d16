namespace TypedDao.Testing;

/// <summary>A law is broken. The message names the law and what was seen instead.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="name">The case.</param>
    /// <param name="law">The law.</param>
    /// <param name="observation">What was seen instead, as a sentence.</param>
    /// <param name="inner">The unexpected exception, if there was one.</param>
    public ConformanceException(string name, string law, string observation, Exception? inner = null)
        : base($"The law \"{law}\" is broken ({name}): {observation}", inner)
    {
        Name = name;
        Law = law;
        Observation = observation;
    }

    /// <summary>The case.</summary>
    public string Name { get; }

    /// <summary>The law.</summary>
    public string Law { get; }

    /// <summary>What was seen instead.</summary>
    public string Observation { get; }
}
