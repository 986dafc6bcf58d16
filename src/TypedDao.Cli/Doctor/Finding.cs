namespace TypedDao.Cli.Doctor;

/// <summary>How much a finding matters.</summary>
internal enum FindingSeverity
{
    /// <summary>Something does not work.</summary>
    Error,

    /// <summary>Something works, but not as it seems to be meant.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Info,
}

/// <summary>Something that was found.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Store">The store; null where it concerns several.</param>
/// <param name="Object">The object, as <c>store.object</c>; null where it concerns the store.</param>
/// <param name="Kind">What was looked at: <c>values</c>, <c>connection</c>, <c>addresses</c>, <c>data</c> or <c>columns</c>.</param>
/// <param name="Message">What is so, as a sentence.</param>
/// <param name="Cure">What to do about it; null where the message says it, or nothing is to be done.</param>
internal sealed record Finding(FindingSeverity Severity, string? Store, string? Object, string Kind, string Message, string? Cure);
