namespace TypedDao.Extensibility;

/// <summary>Limits a number in the build: both bounds are allowed values.</summary>
/// <param name="minimum">The smallest allowed value.</param>
/// <param name="maximum">The largest allowed value.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class YamlRangeAttribute(long minimum, long maximum) : Attribute
{
    /// <summary>The smallest allowed value.</summary>
    public long Minimum { get; } = minimum;

    /// <summary>The largest allowed value.</summary>
    public long Maximum { get; } = maximum;
}
