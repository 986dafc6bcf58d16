using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Its rows can be selected by a filter; see <see cref="FilterOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
[Capability(typeof(IReadsRows), Access = AccessLevel.Read)]
public interface IFilterable<TRow, TColumns> : IReadable<TRow>
    where TColumns : struct;
