using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its rows can be read; see <see cref="ReadOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
[Capability(typeof(IReadsRows), Access = AccessLevel.Read)]
public interface IReadable<TRow> : IRowObject<TRow>;
